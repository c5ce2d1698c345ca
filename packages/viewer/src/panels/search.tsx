import { entityTypes } from "@entente/ontology";
import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from "react";
import { searchEntities } from "../graphql/entity.js";
import type { EntityDetails } from "../graphql/types.js";
import { useQuery } from "../graphql/use-query.js";
import { Icon, TypeGlyph } from "./glyphs.js";
import { counted } from "./names.js";

const pauseMilliseconds = 150;

/** What was typed, once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Finds entities by name or alias and opens the chosen one; a combobox by the ARIA pattern. */
export function Search({
  onChoose,
  input,
}: {
  readonly onChoose: (id: string) => void;
  /** The text field, for whoever wants to focus it. */
  readonly input: RefObject<HTMLInputElement | null>;
}): JSX.Element {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const wanted = useSettled(text.trim());
  const query = useQuery(`search ${wanted}`, (signal) => (wanted ? searchEntities(wanted, signal).then(found) : Promise.resolve(null)));
  const results = (query.state === "done" && query.data) || null;
  const shown = open && text.trim() !== "";

  const choose = (entity: EntityDetails | undefined): void => {
    if (!entity) return;
    setText("");
    setOpen(false);
    input.current?.blur();
    onChoose(entity.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = (results?.length ?? 0) - 1;
    if (event.key === "ArrowDown") setActive(Math.min(last, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter") choose(results?.[active]);
    else if (event.key === "Escape") {
      if (text) setText("");
      else input.current?.blur();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={input}
        role="combobox"
        aria-label="Search people, countries, agreements"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && results?.[active] ? `${list}-${active}` : undefined}
        placeholder="Search people, countries, agreements"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div id={list} className="suggestions" role="listbox" aria-label="Entities found" hidden={!shown || !results?.length}>
        {results?.map((entity, index) => (
          <Suggestion
            key={entity.id}
            id={`${list}-${index}`}
            entity={entity}
            typed={wanted}
            selected={index === active}
            onChoose={() => choose(entity)}
          />
        ))}
      </div>
      {shown && <Outcome query={query} results={results} wanted={wanted} />}
    </search>
  );
}

function found(connection: { readonly edges: readonly { readonly node: EntityDetails }[] }): EntityDetails[] {
  return connection.edges.map((edge) => edge.node);
}

/** What is said instead of suggestions, and to screen readers how many there are. */
function Outcome({
  query,
  results,
  wanted,
}: {
  readonly query: ReturnType<typeof useQuery<EntityDetails[] | null>>;
  readonly results: readonly EntityDetails[] | null;
  readonly wanted: string;
}): JSX.Element | null {
  if (query.state === "failed") {
    return (
      <p className="search-outcome" role="alert">
        {query.error.message} ({query.error.code})
      </p>
    );
  }
  if (!results) return null;
  if (results.length > 0) {
    return (
      <p className="hidden" aria-live="polite">
        {counted(results.length, "entity", "entities")} found
      </p>
    );
  }
  return (
    <p className="search-outcome" aria-live="polite">
      No entity resembles “{wanted}”.
    </p>
  );
}

function Suggestion({
  id,
  entity,
  typed,
  selected,
  onChoose,
}: {
  readonly id: string;
  readonly entity: EntityDetails;
  readonly typed: string;
  readonly selected: boolean;
  readonly onChoose: () => void;
}): JSX.Element {
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) item.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <button
      type="button"
      tabIndex={-1}
      ref={item}
      id={id}
      role="option"
      aria-selected={selected}
      // Before the field loses focus and the list closes.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <TypeGlyph type={entity.type} />
      <span>
        <Emphasised text={entity.name} part={typed} />
        <span className="meta"> {entityTypes[entity.type].label}</span>
      </span>
      <span className="meta">{counted(entity.degree, "relation")}</span>
    </button>
  );
}

/** A name with the typed part in bold. */
function Emphasised({ text, part }: { readonly text: string; readonly part: string }): JSX.Element {
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0 || !part) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, at + part.length)}</b>
      {text.slice(at + part.length)}
    </>
  );
}
