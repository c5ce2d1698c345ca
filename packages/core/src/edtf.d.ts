/** The part of the `edtf` package that Entente uses; the package ships no types of its own. */
declare module "edtf" {
  /** First and last millisecond that a date, season or interval may mean, since 1970 in UTC; infinite if open. */
  export interface EdtfValue {
    readonly min: number;
    readonly max: number;
  }
  /** @throws SyntaxError if the text is no EDTF */
  export default function edtf(text: string): EdtfValue;
}
