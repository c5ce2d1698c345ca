/** The codebook page, Markdown. */
export function codebook(): string {
  return "# Codebook\n";
}
