import type { Browser, Page } from "playwright-core";

/** A place on the page in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The colours of a picture that are near enough to count as one, as a distance in RGB. */
const tolerance = 60;

/**
 * Where a page shows a colour: what is drawn with WebGL has no elements to ask.
 *
 * @param colour - as #RRGGBB
 * @param area - where to look, in CSS pixels
 * @returns places at least 40 pixels apart, from the top
 */
export async function spotsOf(
  browser: Browser,
  page: Page,
  colour: string,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Spot[]> {
  const picture = (await page.screenshot({ clip: area })).toString("base64");
  // The viewer's own page forbids what the picture is read with.
  const lab = await browser.newPage();
  const found = await lab.evaluate(search, { picture, colour, tolerance });
  await lab.close();
  return found.map(({ x, y }) => ({ x: x + area.x, y: y + area.y }));
}

/** Runs in the browser. */
async function search(given: { picture: string; colour: string; tolerance: number }): Promise<Spot[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${given.picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  if (!context) return [];
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const wanted = [1, 3, 5].map((at) => parseInt(given.colour.slice(at, at + 2), 16));
  const spots: Spot[] = [];
  for (let at = 0; at < data.length; at += 4) {
    const distance = wanted.reduce((sum, channel, index) => sum + Math.abs(channel - (data[at + index] ?? 0)), 0);
    const spot = { x: (at / 4) % image.width, y: Math.floor(at / 4 / image.width) };
    if (distance > given.tolerance || spots.some(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < 40)) continue;
    spots.push(spot);
  }
  return spots;
}
