/** Stems of British words in -our, whose American form is in -or. */
const our =
  "honour|favour|labour|endeavour|harbour|neighbour|behaviour|colour|rumour|armour|saviour|humour|rigour|vigour|fervour|odour|splendour|candour|rancour|demeanour|flavour|parlour|valour|clamour|ardour|misdemeanour";
const ise =
  "recogn|organ|critic|final|formal|normal|general|stabil|destabil|modern|national|real|emphas|author|central|legal|mobil|minim|maxim|apolog|prior|jeopard|scrutin|summar|sympath|symbol|util|visual|crystall|character|categor|material|neutral|penal|polar|popular|privat|radical|rational|regular|social|special|standard|terror|victim|capital|civil|colon|commercial|equal|fertil|global|harmon|hospital|industrial|liberal|local|marginal|milit|monopol|optim|oxid|patron|revital|subsid|tranquill|urban|vandal|weapon|operational|demil";

const patterns: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^((?:dis|un)?)(${our.replaceAll("our", "o")})ur`), "$1$2r"],
  [new RegExp(`^((?:re|de|dis|un)?(?:${ise}))is(e|ed|es|er|ers|ing|ation|ations|able)$`), "$1iz$2"],
  [/^(def|off|pret|lic)ence(s?)$/, "$1ense$2"],
  [/^(cent|theat|fib|lit|met)re(s|d)?$/, "$1er$2"],
  [/^programme(s?)$/, "program$1"],
  [
    /^(travel|cancel|label|signal|initial|counsel|channel|model|fuel|quarrel|marshal|level|rival|equal|total|tunnel|funnel|panel)l(ed|ing|er|ers)$/,
    "$1$2",
  ],
  [/^(anal|paral)ys(e|ed|es|ing)$/, "$1yz$2"],
];

/**
 * The American spelling of a British form, which the treebank that taught the tagger has: "honour" gives "honor". Other
 * words are returned as they are.
 */
export function americanSpelling(low: string): string {
  for (const [british, american] of patterns) if (british.test(low)) return low.replace(british, american);
  return low;
}
