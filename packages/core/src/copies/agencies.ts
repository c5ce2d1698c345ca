/**
 * News agencies by the name they are known by, with the names and codes that credits give them. Codes count only where
 * credits stand: "PA" and "AA" are words elsewhere.
 */
const agencies: Readonly<Record<string, readonly string[]>> = {
  Reuters: ["Thomson Reuters", "Reuters News Agency"],
  "Associated Press": ["AP", "The AP"],
  "Agence France-Presse": ["AFP", "Agence France Presse"],
  "Deutsche Presse-Agentur": ["dpa", "dpa International", "DPA"],
  "United Press International": ["UPI"],
  Bloomberg: ["Bloomberg News"],
  "Press Association": ["PA", "PA Media"],
  "Canadian Press": ["CP", "The CP"],
  "Australian Associated Press": ["AAP"],
  EFE: ["Agencia EFE"],
  ANSA: [],
  LUSA: ["Lusa"],
  Belga: ["Belga News Agency"],
  ANP: [],
  "Austria Presse Agentur": ["APA"],
  Ritzau: [],
  NTB: [],
  TASS: ["ITAR-TASS", "Itar-Tass"],
  Interfax: [],
  "RIA Novosti": ["RIA"],
  Ukrinform: [],
  "Anadolu Agency": ["AA", "Anadolu"],
  "Demirören News Agency": ["DHA"],
  Xinhua: ["Xinhua News Agency"],
  Kyodo: ["Kyodo News"],
  Jiji: ["Jiji Press"],
  Yonhap: ["Yonhap News Agency"],
  "Press Trust of India": ["PTI"],
  "Asian News International": ["ANI"],
  IANS: [],
  Antara: ["ANTARA"],
  Bernama: ["BERNAMA"],
  WAM: [],
  "Saudi Press Agency": ["SPA"],
  MENA: ["Middle East News Agency"],
  "News Agency of Nigeria": ["NAN"],
  "Ghana News Agency": ["GNA"],
  PAP: ["Polish Press Agency"],
  ČTK: ["CTK", "Czech News Agency"],
  TASR: [],
  MTI: [],
  Agerpres: ["AGERPRES"],
  BTA: ["Bulgarian News Agency"],
  "Athens-Macedonian News Agency": ["ANA-MPA", "AMNA"],
  Hina: ["HINA"],
  Tanjug: ["TANJUG"],
  FoNet: ["FONET"],
  Beta: ["BETA"],
  SRNA: [],
  FENA: [],
  MIA: [],
  STA: ["Slovenian Press Agency"],
  "Albanian Telegraphic Agency": ["ATA", "ATSH"],
  KosovaPress: ["Kosovapress"],
  BalkanInsight: ["BIRN", "Balkan Insight"],
};

const byCredit: ReadonlyMap<string, string> = new Map(
  Object.entries(agencies).flatMap(([name, others]) => [name, `The ${name}`, ...others].map((credit) => [credit, name] as const)),
);
/** Whole names, which are names in running text too; not the codes. */
const byName: ReadonlyMap<string, string> = new Map(
  [...byCredit].filter(([credit]) => credit.length > 5).map(([credit, name]) => [credit.toLowerCase(), name]),
);

/** The agency that a credit names, by name in any case or by code as it is written; null if it is none that is known. */
export function agencyOf(credit: string): string | null {
  const words = credit.trim();
  return byCredit.get(words) ?? byName.get(words.toLowerCase()) ?? null;
}
