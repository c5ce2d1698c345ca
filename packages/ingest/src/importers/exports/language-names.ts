/** Languages as databases name them, in English and in the interface's own language, to BCP 47. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: "english englisch anglais inglés inglese engels inglês",
    de: "german deutsch allemand alemán tedesco duits alemão",
    fr: "french französisch français francés francese frans francês",
    es: "spanish spanisch espagnol español spagnolo spaans espanhol",
    it: "italian italienisch italien italiano italiaans",
    nl: "dutch niederländisch néerlandais neerlandés olandese nederlands",
    pt: "portuguese portugiesisch portugais portugués portoghese portugees português",
    sq: "albanian albanisch albanais",
    sr: "serbian serbisch serbe",
    hr: "croatian kroatisch croate",
    tr: "turkish türkisch turc",
    ru: "russian russisch russe",
    uk: "ukrainian ukrainisch ukrainien",
    ar: "arabic arabisch arabe",
    zh: "chinese chinesisch chinois",
    ja: "japanese japanisch japonais",
    pl: "polish polnisch polonais",
    ro: "romanian rumänisch roumain",
    el: "greek griechisch grec",
    sv: "swedish schwedisch suédois",
    da: "danish dänisch danois",
    no: "norwegian norwegisch norvégien",
    hu: "hungarian ungarisch hongrois",
  }).flatMap(([tag, words]) => words.split(" ").map((word) => [word, tag] as const)),
);

/** The tag of a language by its name, upper or lower case; null if it is none that is known. */
export function languageTag(name: string): string | null {
  return names.get(name.trim().toLowerCase()) ?? null;
}
