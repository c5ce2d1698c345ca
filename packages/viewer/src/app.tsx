import { useRef, useState, type JSX } from "react";
import { useGraph } from "./graph/use-graph.js";
import { Failed, Loading } from "./panels/notices.js";
import { TopBar, ViewButtons } from "./panels/top-bar.js";
import { useNavigation } from "./state/navigation.js";
import { stageOf } from "./state/room.js";
import { readViewport, useViewport } from "./state/use-viewport.js";
import { useTheme } from "./theme/use-theme.js";
import { Workspace } from "./workspace.js";

/** The viewer: the frame around what the address names. */
export function App(): JSX.Element {
  const [theme, swapTheme] = useTheme();
  const navigation = useNavigation();
  const viewport = useViewport();
  const [legendOpen, setLegendOpen] = useState(false);
  const query = useGraph(() => stageOf(readViewport()));
  const search = useRef<HTMLInputElement>(null);

  return (
    <div className="app" data-view={navigation.view} data-focus={navigation.focus?.kind}>
      <a className="skip" href="#main" onClick={skipToMain}>
        Skip to content
      </a>
      <TopBar
        view={navigation.view}
        onView={navigation.show}
        onChoose={(id) => navigation.open({ kind: "entity", id })}
        input={search}
        dark={theme === "dark"}
        onTheme={swapTheme}
        legend={viewport.wide ? null : { open: legendOpen, onToggle: () => setLegendOpen(!legendOpen) }}
      />
      <main id="main" tabIndex={-1}>
        {query.state !== "ready" && <h1 className="hidden">Entente</h1>}
        {query.state === "loading" && <Loading>Reading the graph</Loading>}
        {query.state === "failed" && <Failed {...query} />}
        {query.state === "ready" && (
          <Workspace
            state={query.graph}
            theme={theme}
            navigation={navigation}
            viewport={viewport}
            legendOpen={legendOpen}
            onLegend={setLegendOpen}
            search={search}
          />
        )}
      </main>
      <nav className="tabs" aria-label="Views">
        <ViewButtons view={navigation.view} onView={navigation.show} />
      </nav>
    </div>
  );
}

/** The address carries the state of the viewer, so a skip link must not change it. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
