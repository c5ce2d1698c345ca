import type { AnalysedToken, UniversalTag } from "@entente/language";
import { describe, expect, it } from "vitest";
import { agentOf, patientOf, subjectOf } from "./subjects.js";
import { standingOfNoun } from "./deed-standing.js";
import { standingOf } from "./standing.js";
import { carrier, deedArguments, lightVerbs, stateArguments, verbArguments } from "./predication.js";
import { Tree } from "./tree.js";

/** A tree from words written "form:TAG/FINE>head:relation", heads counted from 1, the lemma after "=" where it differs. */
function tree(text: string): Tree {
  const words = text.split(" ").map((spec, i): AnalysedToken => {
    const [, form = "", lemma, tag = "X", fineTag = "", head = "0", relation = ""] =
      /^([^:=]+)(?:=([^:]+))?:([^/]+)\/([^>]+)>(\d+):(.+)$/.exec(spec) ?? [];
    const low = form.toLowerCase();
    return {
      start: i,
      end: i,
      text: form,
      kind: "word",
      low,
      lemma: lemma ?? low,
      tag: tag as UniversalTag,
      fineTag,
      head: Number(head) - 1,
      relation,
    };
  });
  return new Tree(words);
}

function word(found: Tree, argument: { token: number } | null): string | null {
  return argument ? (found.words[argument.token]?.text ?? null) : null;
}

const agreedToSign = tree(
  "Norway:PROPN/NNP>2:nsubj agreed=agree:VERB/VBD>0:root to:PART/TO>4:mark sign:VERB/VB>2:xcomp the:DET/DT>6:det treaty:NOUN/NN>4:obj",
);
const wasSignedBy = tree(
  "treaty:NOUN/NN>3:nsubj:pass was=be:AUX/VBD>3:aux:pass signed=sign:VERB/VBN>0:root by:ADP/IN>5:case Norway:PROPN/NNP>3:obl:agent",
);
const wantsToLeave = tree(
  "Chile:PROPN/NNP>2:nsubj wants=want:VERB/VBZ>0:root Norway:PROPN/NNP>2:obj to:PART/TO>5:mark leave:VERB/VB>2:xcomp",
);
const struckBy = tree(
  "deal:NOUN/NN>5:nsubj struck=strike:VERB/VBN>1:acl by:ADP/IN>4:case Norway:PROPN/NNP>2:obl:agent expired=expire:VERB/VBD>0:root",
);
const whichNorwaySigned = tree(
  "deal:NOUN/NN>5:nsubj which:PRON/WDT>4:obj Norway:PROPN/NNP>4:nsubj signed=sign:VERB/VBD>1:acl:relcl expired=expire:VERB/VBD>0:root",
);
const accusedOfBreaking = tree(
  "Chile:PROPN/NNP>2:nsubj accused=accuse:VERB/VBD>0:root Norway:PROPN/NNP>2:obj of:SCONJ/IN>5:mark breaking=break:VERB/VBG>2:advcl it:PRON/PRP>5:obj",
);

describe("who does what", () => {
  it("follows control, raising and passives", () => {
    expect(word(agreedToSign, agentOf(agreedToSign, 3))).toBe("Norway");
    expect(word(wantsToLeave, agentOf(wantsToLeave, 4))).toBe("Norway");
    expect(word(wasSignedBy, agentOf(wasSignedBy, 2))).toBe("Norway");
    expect(word(wasSignedBy, patientOf(wasSignedBy, 2))).toBe("treaty");
    expect(word(accusedOfBreaking, agentOf(accusedOfBreaking, 4))).toBe("Norway");
  });

  it("finds both sides of reduced and full relative clauses", () => {
    expect(word(struckBy, agentOf(struckBy, 1))).toBe("Norway");
    expect(word(struckBy, patientOf(struckBy, 1))).toBe("deal");
    expect(word(whichNorwaySigned, patientOf(whichNorwaySigned, 3))).toBe("deal");
  });

  it("shares a subject among joined verbs", () => {
    const joined = tree(
      "Norway:PROPN/NNP>2:nsubj left=leave:VERB/VBD>0:root and:CCONJ/CC>4:cc criticised=criticise:VERB/VBD>2:conj Chile:PROPN/NNP>4:obj",
    );
    expect(word(joined, subjectOf(joined, 3))).toBe("Norway");
    expect(subjectOf(joined, 3)?.doubt).toBeGreaterThan(0);
  });
});

describe("standing", () => {
  it.each([
    ["agreed to sign", agreedToSign, 3, "affirmed", "planned"],
    ["wants Norway to leave", wantsToLeave, 4, "affirmed", "possible"],
    [
      "has not signed",
      tree("Norway:PROPN/NNP>4:nsubj has=have:AUX/VBZ>4:aux not:PART/RB>4:advmod signed=sign:VERB/VBN>0:root"),
      3,
      "negated",
      "asserted",
    ],
    [
      "has yet to sign",
      tree("Norway:PROPN/NNP>2:nsubj has=have:VERB/VBZ>0:root yet:ADV/RB>2:advmod to:PART/TO>5:mark sign:VERB/VB>2:xcomp"),
      4,
      "negated",
      "asserted",
    ],
    ["will sign", tree("Norway:PROPN/NNP>3:nsubj will:AUX/MD>3:aux sign:VERB/VB>0:root"), 2, "affirmed", "planned"],
    [
      "said it would sign",
      tree("Norway:PROPN/NNP>2:nsubj said=say:VERB/VBD>0:root it:PRON/PRP>5:nsubj would:AUX/MD>5:aux sign:VERB/VB>2:ccomp"),
      4,
      "affirmed",
      "planned",
    ],
    [
      "left without signing",
      tree("Norway:PROPN/NNP>2:nsubj left=leave:VERB/VBD>0:root without:SCONJ/IN>4:mark signing=sign:VERB/VBG>2:advcl"),
      3,
      "negated",
      "asserted",
    ],
    [
      "did not refuse to sign",
      tree(
        "Norway:PROPN/NNP>4:nsubj did=do:AUX/VBD>4:aux not:PART/RB>4:advmod refuse:VERB/VB>0:root to:PART/TO>6:mark sign:VERB/VB>4:xcomp",
      ),
      5,
      "affirmed",
      "asserted",
    ],
  ])("reads '%s'", (_, sentence, clause, polarity, modality) => {
    expect(standingOf(sentence, clause)).toMatchObject({ polarity, modality, unread: null });
  });

  it("reads nothing from conditions and duties", () => {
    const condition = tree(
      "If:SCONJ/IN>3:mark Norway:PROPN/NNP>3:nsubj signs=sign:VERB/VBZ>5:advcl trade:NOUN/NN>5:nsubj grows=grow:VERB/VBZ>0:root",
    );
    const duty = tree("Norway:PROPN/NNP>3:nsubj should:AUX/MD>3:aux sign:VERB/VB>0:root");
    expect(standingOf(condition, 2).unread).toBe("condition");
    expect(standingOf(duty, 2).unread).toBe("obligation");
  });

  it("tells a refusal from a failure", () => {
    const verb = (form: string, lemma: string): Tree =>
      tree(`Norway:PROPN/NNP>2:nsubj ${form}=${lemma}:VERB/VBD>0:root to:PART/TO>4:mark sign:VERB/VB>2:xcomp`);
    expect(standingOf(verb("refused", "refuse"), 3)).toMatchObject({ polarity: "negated", refused: true });
    expect(standingOf(verb("failed", "fail"), 3)).toMatchObject({ polarity: "negated", refused: false });
  });

  it("reads 'no' before a deed and verbs that call it off", () => {
    const none = tree("Norway:PROPN/NNP>2:nsubj held=hold:VERB/VBD>0:root no:DET/DT>4:det talks=talk:NOUN/NNS>2:obj");
    const off = tree("Norway:PROPN/NNP>2:nsubj cancelled=cancel:VERB/VBD>0:root talks=talk:NOUN/NNS>2:obj");
    expect(standingOfNoun(none, 3, lightVerbs(undefined)).polarity).toBe("negated");
    expect(standingOfNoun(off, 2, lightVerbs(undefined)).polarity).toBe("negated");
  });
});

describe("places", () => {
  const heldTalks = tree(
    "Norway:PROPN/NNP>2:nsubj held=hold:VERB/VBD>0:root talks=talk:NOUN/NNS>2:obj with:ADP/IN>5:case Chile:PROPN/NNP>2:obl",
  );

  it("finds the parties of a deed through the verb that carries it", () => {
    const light = lightVerbs(undefined);
    expect(carrier(heldTalks, 2, light)).toBe(1);
    expect(deedArguments(heldTalks, 2, "light", light).map(({ token }) => token)).toEqual([0]);
    expect(deedArguments(heldTalks, 2, "with", light).map(({ token }) => token)).toEqual([4]);
  });

  it("finds whom a state is said of by 'be' and by apposition", () => {
    const be = tree("Norway:PROPN/NNP>3:nsubj is=be:AUX/VBZ>3:cop party:NOUN/NN>0:root to:ADP/IN>5:case it:PRON/PRP>3:nmod");
    const beside = tree("Norway:PROPN/NNP>4:nsubj a:DET/DT>3:det member:NOUN/NN>1:appos left=leave:VERB/VBD>0:root");
    expect(stateArguments(be, 2, "subject").map(({ token }) => token)).toEqual([0]);
    expect(stateArguments(be, 2, "to").map(({ token }) => token)).toEqual([4]);
    expect(stateArguments(beside, 2, "subject").map(({ token }) => token)).toEqual([0]);
  });

  it("finds the object of the deed that a verb takes", () => {
    const ruledOut = tree(
      "Norway:PROPN/NNP>2:nsubj ruled=rule:VERB/VBD>0:root out:ADP/RP>2:compound:prt hosting=host:VERB/VBG>2:xcomp it:PRON/PRP>4:obj",
    );
    expect(verbArguments(ruledOut, 1, "deed").map(({ token }) => token)).toEqual([4]);
  });
});
