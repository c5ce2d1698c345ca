/** Names of months in English, German, French, Spanish, Italian, Dutch and Portuguese, with their usual short forms. */
const months: readonly ReadonlySet<string>[] = [
  "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
  "february feb februar feber février fevrier févr fév febrero febbraio februari fevereiro fev",
  "march mar märz mrz mars marzo maart mrt março",
  "april apr avril avr abril abr aprile",
  "may mai mayo maggio mag mei maio",
  "june jun juni juin junio giugno giu junho",
  "july jul juli juillet juil julio luglio lug julho",
  "august aug août aout agosto ago augustus",
  "september sep sept septembre septiembre settembre set setembro",
  "october oct oktober okt octobre octubre ottobre ott outubro out",
  "november nov novembre noviembre novembro",
  "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
].map((names) => new Set(names.split(" ")));

/** Day before month (`12. März 2019`), month before day (`March 12, 2019`), month alone (`March 2019`). */
const dayFirst = /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er)? (?:de )?(\p{L}{3,12})\.?,? (?:de )?(\d{4})(?!\d)/u;
const monthFirst = /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u;
const monthOnly = /(?<!\p{L})(\p{L}{3,12})\.?,? (\d{4})(?!\d)/u;

/**
 * The EDTF date in a line that is written out: "March 12, 2019 Tuesday 9:20 AM GMT", "Dienstag, 12. März 2019", "May
 * 2004". Null if the month is not named: of 3/4/2019 nobody knows which is the month.
 */
export function readWrittenDate(line: string): string | null {
  const text = line.replace(/\s+/g, " ").slice(0, 200);
  const [, day, month, year] = dayFirst.exec(text) ?? [];
  if (monthOf(month) > 0) return toDate(year, month, day);
  const [, american, second, third] = monthFirst.exec(text) ?? [];
  if (monthOf(american) > 0) return toDate(third, american, second);
  const [, name, alone] = monthOnly.exec(text) ?? [];
  return toDate(alone, name);
}

function toDate(year?: string, name?: string, day?: string): string | null {
  const month = monthOf(name);
  if (!year || month === 0) return null;
  const start = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return start;
  const date = `${start}-${day.padStart(2, "0")}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}

/** 1 to 12, 0 if it is none. */
function monthOf(name = ""): number {
  return months.findIndex((names) => names.has(name.toLowerCase())) + 1;
}
