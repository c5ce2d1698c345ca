/**
 * Small words, folded, with which a sentence often begins: a capital there tells nothing, and behind an abbreviation they
 * show that a new sentence began.
 */
export const functionWords: ReadonlySet<string> = new Set(
  (
    "the this that these those it its he she they we you his her their our my there here in on at by for from with after before " +
    "but and or so yet if when while as although though however meanwhile also still then now a an what who why how where both " +
    "all some many most several no not one two three later earlier last since under over during despite among according asked " +
    "officials critics another other each such nor neither instead among until because whether"
  ).split(" "),
);
