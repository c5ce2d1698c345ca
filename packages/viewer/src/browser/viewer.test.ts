import { entityTypes } from "@entente/ontology";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { spotsOf } from "./pixels.js";
import { launch, reasonToSkip, serve, type Served } from "./support.js";

const reason = reasonToSkip();
if (reason) console.warn(`Browser suite of the viewer skipped: ${reason}.`);

/** `--neg` of the light theme in tokens.css. */
const negatedColour = "#a42a1c";
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface Known {
  readonly id: string;
  readonly name: string;
  readonly quote: string;
  readonly relation: string;
  readonly document: string;
  readonly sentence: string;
}

describe.skipIf(reason !== null)("the viewer in Chromium, over the real server", () => {
  let served: Served;
  let browser: Browser;
  let page: Page;
  let known: Known;
  const foreign: string[] = [];
  const failures: string[] = [];

  beforeAll(async () => {
    served = await serve();
    browser = await launch();
    known = await readKnown();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: desk });
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(served.url)) foreign.push(request.url());
    });
    page.on("pageerror", (error) => failures.push(String(error)));
  });
  afterEach(async () => {
    await page.close();
  });

  async function ask<Data>(query: string): Promise<Data> {
    const body = JSON.stringify({ query });
    const response = await fetch(`${served.url}graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
    return ((await response.json()) as { data: Data }).data;
  }

  /** A negated statement of the demo, as GraphQL tells it. */
  async function readKnown(): Promise<Known> {
    const { statements } = await ask<{
      statements: {
        edges: {
          node: {
            id: string;
            subject: { name: string };
            document: { id: string };
            relation: { id: string };
            evidence: { quote: string; sentence: string };
          };
        }[];
      };
    }>(`{ statements(first: 1, filter: { polarities: [negated] }) { edges { node {
          id subject { name } document { id } relation { id } evidence { quote sentence } } } } }`);
    const [first] = statements.edges;
    if (!first) throw new Error("the demo has no negated statement");
    const { id, subject, document, relation, evidence } = first.node;
    return { id, name: subject.name, relation: relation.id, document: document.id, quote: evidence.quote, sentence: evidence.sentence };
  }

  async function open(hash = ""): Promise<void> {
    await page.goto(`${served.url}${hash}`);
    await page.waitForSelector(".workspace");
  }

  const hash = (): string => new URL(page.url()).hash;

  /** Clicks places of a colour on the canvas until one opens what is wanted. */
  async function clickOnCanvas(wanted: "entity" | "relation", colour: string): Promise<void> {
    const free = { x: 230, y: 180, width: 1100, height: 700 };
    for (const { x, y } of await spotsOf(browser, page, colour, free)) {
      await page.mouse.move(x, y);
      const cursor = await page.evaluate(() => document.querySelector<HTMLElement>(".sigma")?.style.cursor);
      if (cursor !== "pointer") continue;
      await page.mouse.click(x, y);
      await page.waitForFunction(() => location.hash.length > 1);
      if (hash().startsWith(`#${wanted}=`)) return;
      await open();
      await page.reload();
      await page.waitForSelector(".headline");
    }
    throw new Error(`nothing of the colour ${colour} on the canvas opened a ${wanted}`);
  }

  it("leads by clicks from the drawn graph to the highlighted sentence, and back", async () => {
    await open();
    await clickOnCanvas("relation", negatedColour);
    const quote = page.locator(".panel a.quote").first();
    const words = (await quote.textContent())?.trim() ?? "";
    await quote.click();
    const mark = page.locator("mark");
    await mark.waitFor();
    expect(await mark.textContent()).toContain(words);
    expect(await mark.isVisible()).toBe(true);
    await page.goBack();
    await page.waitForSelector(".panel a.quote");
    expect(hash()).toMatch(/^#relation=/);
    await page.goBack();
    await page.waitForSelector(".headline");
  });

  it("opens an entity's card by a click on its node", async () => {
    await open();
    await clickOnCanvas("entity", entityTypes.Country.colour.light);
    await page.waitForSelector(".panel .relation-row");
    expect(await page.locator(".panel h1").textContent()).toBeTruthy();
  });

  it("opens the same sentence from a link, scrolled to, with polarity and review in words", async () => {
    await open(`#document=${known.document}&statement=${known.id}`);
    const mark = page.locator("mark");
    await mark.waitFor();
    expect((await mark.textContent())?.trim()).toBe(known.sentence.trim());
    const box = await mark.boundingBox();
    expect(box && box.y > 0 && box.y < desk.height).toBe(true);
    const note = page.locator(".note.chosen");
    expect(await note.textContent()).toMatch(/Negated.*(Unreviewed|Accepted|Disputed|Retracted)/);
    await note.getByRole("link", { name: "Show in graph" }).click();
    await page.waitForSelector(".panel .statement");
    expect(hash()).toBe(`#relation=${known.relation}`);
  });

  it("leads from a mention back to its node", async () => {
    await open(`#document=${known.document}&statement=${known.id}`);
    await page.locator(".mention").first().click();
    await page.waitForSelector(".panel .panel-head");
    expect(hash()).toMatch(/^#entity=/);
  });

  it("says of every statement in a relation whether a person has checked it", async () => {
    await open(`#relation=${known.relation}`);
    await page.waitForSelector(".panel .statement");
    const statements = await page.locator(".panel .statement").count();
    expect(await page.locator(".panel .statement .review").count()).toBe(statements);
    expect(await page.locator(".panel .negated").first().textContent()).toBe("Negated");
  });

  it("finds an entity by keyboard alone", async () => {
    await open();
    await page.keyboard.press("/");
    await page.keyboard.type(known.name.slice(0, 6).toLowerCase());
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".panel .panel-head");
    expect(hash()).toMatch(/^#entity=/);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".headline");
  });

  it("walks the graph with arrow keys", async () => {
    await open();
    await page.locator(".canvas-keys").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.hash.startsWith("#entity="));
    const first = hash();
    for (const key of ["ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight"]) {
      if (hash() === first) await page.keyboard.press(key);
    }
    expect(hash()).toMatch(/^#entity=/);
    expect(hash()).not.toBe(first);
    await page.keyboard.press("]");
    await page.waitForFunction(() => location.hash.startsWith("#relation="));
    expect(await page.locator(".panel .overline").textContent()).toBe("Relation");
  });

  it("lists in the table exactly the relations that are drawn, and the legend filters both", async () => {
    await open();
    await page.keyboard.press("t");
    await page.waitForSelector(".table-view tbody tr");
    const all = await page.locator(".table-view tbody tr").count();
    const row = page.locator(".legend-row", { hasText: "Negated" });
    const negated = Number(await row.locator(".meta").textContent());
    expect(negated).toBeGreaterThan(0);
    await row.click();
    expect(await row.locator(".meta").textContent()).toBe("off");
    expect(await page.locator(".table-view tbody tr").count()).toBe(all - negated);
    await row.click({ modifiers: ["Alt"] });
    expect(await page.locator(".table-view tbody tr").count()).toBe(negated);
    await page.locator(".table-view tbody tr td:nth-child(2) a").first().click();
    await page.waitForSelector(".panel .statement");
  });

  it("says that the server is gone, with its code, and tries again", async () => {
    await page.route("**/graphql", (route) => route.abort());
    await page.goto(served.url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("UNREACHABLE");
    await page.unroute("**/graphql");
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector(".headline");
  });

  it("shows the code and the sentence of a GraphQL error", async () => {
    const errors = [{ message: "the store is locked; try again in a minute", extensions: { code: "STORE_UNAVAILABLE" } }];
    await page.route("**/graphql", (route) => route.fulfill({ json: { errors } }));
    await page.goto(served.url);
    const text = await page.getByRole("alert").textContent();
    expect(text).toContain("STORE_UNAVAILABLE");
    expect(text).toContain("try again in a minute");
  });

  it("answers a link to nothing in words", async () => {
    await open("#relation=rl_000000000000000000000000");
    await page.getByText("No such relation").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForSelector(".headline");
    expect(hash().length).toBeLessThanOrEqual(1);
  });

  it("offers the table where there is no WebGL", async () => {
    await page.addInitScript(() => {
      Object.defineProperty(HTMLCanvasElement.prototype, "getContext", { value: () => null });
    });
    await open();
    await page.getByRole("button", { name: "Open the table" }).click();
    await page.waitForSelector(".table-view tbody tr");
    expect(await page.locator(".canvas").count()).toBe(0);
  });

  it("keeps the theme that the reader chose", async () => {
    await open();
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    await page.reload();
    await page.waitForSelector(".workspace");
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  });

  it("fits a phone: nothing overflows, targets are 44 pixels, the sheet has three heights", async () => {
    await page.setViewportSize(phone);
    for (const state of ["", `#relation=${known.relation}`, `#document=${known.document}&statement=${known.id}`, "#view=table"]) {
      await open(state);
      await page.reload();
      await page.waitForSelector(".workspace");
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    }
    await open(`#relation=${known.relation}`);
    await page.waitForSelector(".panel .statement");
    const handle = page.getByRole("button", { name: /the sheet$/ });
    const heights = new Set<number>();
    for (let press = 0; press < 3; press++) {
      heights.add(Math.round((await page.locator(".panel").boundingBox())?.height ?? 0));
      await handle.click();
    }
    expect(heights.size).toBe(3);
    for (const button of await page.locator(".top button:visible, .tabs button, .panel button").all()) {
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
  });

  it("loaded nothing from elsewhere and threw nothing in all of this", () => {
    expect(foreign).toEqual([]);
    expect(failures).toEqual([]);
  });
});
