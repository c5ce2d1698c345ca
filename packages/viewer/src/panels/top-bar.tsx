import { useEffect, useState, type JSX, type RefObject } from "react";
import { formatAddress, home, type Address } from "../state/address.js";
import { Icon } from "./glyphs.js";
import { Search } from "./search.js";

/** What the top bar shows and does. */
export interface TopBarProps {
  readonly view: Address["view"];
  readonly onView: (view: Address["view"]) => void;
  readonly onChoose: (id: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly dark: boolean;
  readonly onTheme: () => void;
  /** Opens the legend where it has no room to stand; null where it stands open. */
  readonly legend: { readonly open: boolean; readonly onToggle: () => void } | null;
}

/** Word mark, search, views, theme. */
export function TopBar(props: TopBarProps): JSX.Element {
  const { view, onView, input, dark, onTheme, legend } = props;
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    if (searching) input.current?.focus();
  }, [searching, input]);
  const choose = (id: string): void => {
    setSearching(false);
    props.onChoose(id);
  };
  return (
    <header className={searching ? "top searching" : "top"}>
      <a className="word" href={formatAddress(home)}>
        Entente
      </a>
      <Search onChoose={choose} input={input} />
      <nav className="views" aria-label="Views">
        <ViewButtons view={view} onView={onView} />
      </nav>
      <div className="tools">
        <button
          type="button"
          className="tool phone-only"
          aria-label={searching ? "Close the search" : "Search"}
          aria-expanded={searching}
          onClick={() => setSearching(!searching)}
        >
          <Icon name={searching ? "close" : "search"} />
        </button>
        {legend && (
          <button type="button" className="tool" aria-label="Legend and filters" aria-expanded={legend.open} onClick={legend.onToggle}>
            <Icon name="legend" />
          </button>
        )}
        <button
          type="button"
          className="tool"
          aria-label={dark ? "Switch to the light theme" : "Switch to the dark theme"}
          onClick={onTheme}
        >
          <Icon name="theme" />
        </button>
      </div>
    </header>
  );
}

const views = { graph: "Graph", table: "Table" } as const;

/** The views as buttons; the current one says so. */
export function ViewButtons({ view, onView }: Pick<TopBarProps, "view" | "onView">): JSX.Element {
  return (
    <>
      {(["graph", "table"] as const).map((name) => (
        <button type="button" key={name} aria-current={view === name ? "page" : undefined} onClick={() => onView(name)}>
          {views[name]}
        </button>
      ))}
    </>
  );
}
