import type { JSX } from "react";

const keys: readonly (readonly [string, string])[] = [
  ["/", "search"],
  ["← ↑ → ↓", "nearest entity that way, in the graph"],
  ["[ ]", "previous, next relation of the entity"],
  ["E", "expand the entity"],
  ["F", "fit what is shown"],
  ["T", "table or graph"],
  ["Esc", "one step back"],
];

/** What the keys do, and the switch that turns single keys off. */
export function Keys({ on, onSwitch }: { readonly on: boolean; readonly onSwitch: (on: boolean) => void }): JSX.Element {
  return (
    <details className="keys legend-group">
      <summary>Keys</summary>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} /> Single keys on
      </label>
    </details>
  );
}
