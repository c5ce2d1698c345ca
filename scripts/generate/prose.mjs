// A text as it is written: words, names with their places, and sentences that say nothing in particular.

const doers = "Officials,Residents,Observers,Diplomats,Traders,Lawyers,Teachers,Engineers,Critics,Shopkeepers,Sailors,Planners".split(",");
const verbs = "expect,doubt,recall,repeat,hope,explain,complain,insist,admit,warn,note,report".split(",");
const things =
  "rents,ferries,harvests,tariffs,schools,permits,roads,prices,elections,repairs,budgets,hearings,queues,floods,wages,archives,markets,tunnels".split(
    ",",
  );
const doings = "improve,slow down,cost more,take longer,draw visitors,need money,matter less,change hands,divide opinion,end early".split(
  ",",
);
const times = "this spring,before winter,within weeks,sooner or later,next year,after the holidays,by the weekend,in due course".split(",");
const notes = "so far,as ever,for once,without exception,with some reason,in private,at length,all the same".split(",");

/** A sentence of 12 to 25 words that names nobody. */
export function filler(random) {
  const start = `${random.of(doers)} ${random.of(verbs)} ${random.of(notes)} that ${random.between(2, 900)} ${random.of(things)}`;
  const middle = `near the old ${random.of(things)} would ${random.of(doings)} ${random.of(times)}`;
  if (random.chance(0.4)) return `${start} ${middle}.`;
  return `${start} ${middle}, while ${random.of(things)} and ${random.of(things)} ${random.of(doings)} ${random.of(times)} in ${random.between(3, 60)} districts.`;
}

/** Writes a text and keeps where entities are named in it. */
export class Prose {
  text = "";
  mentions = [];
  sentences = 0;
  #known = new Set();

  write(words) {
    this.text += words;
    return this;
  }

  /** Names an entity: in full the first time, then now and then by what else it is called. */
  name(entity, random) {
    const { type, name, short, description, demonym } = entity;
    const others = [
      ...(short ? [[short, "name"]] : []),
      ...(description ? [[description, "description"]] : []),
      ...(demonym ? [[`${demonym} delegation`, "demonym", demonym]] : []),
    ];
    const known = this.#known.has(name);
    this.#known.add(name);
    const [form, mentionKind, part = form] = known && others.length > 0 && random.chance(0.35) ? random.of(others) : [name, "name"];
    const words = this.#begun(mentionKind === "demonym" ? `the ${form}` : form);
    const start = this.text.length + words.length - form.length;
    this.mentions.push({
      end: start + part.length,
      entity: { name, type },
      mentionKind,
      start,
      text: words.slice(-form.length).slice(0, part.length),
    });
    return this.write(words);
  }

  /** With a capital where a sentence begins. */
  #begun(words) {
    return this.text === "" || /[.\n] ?$/.test(this.text.slice(-2)) ? words[0].toUpperCase() + words.slice(1) : words;
  }

  /** Ends a sentence and begins the next, now and then in a new paragraph. */
  end(random, mark = ".") {
    this.sentences += 1;
    return this.write(mark).write(random.chance(0.3) ? "\n\n" : " ");
  }
}
