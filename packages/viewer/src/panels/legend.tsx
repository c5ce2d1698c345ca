import { entityTypes, isEntityType, type Review } from "@entente/ontology";
import type { JSX, MouseEvent, ReactNode } from "react";
import { legendForms, type LegendForm } from "../graph/form.js";
import type { Visible } from "../graph/visible.js";
import { initialFilter, isFiltered, only, toggle, type Filter } from "../state/filter.js";
import { FormGlyph, TypeGlyph } from "./glyphs.js";
import { counted } from "./names.js";
import { reviewName } from "./review-chip.js";

const typeRows = Object.keys(entityTypes).filter(isEntityType);
const reviewRows: readonly Review[] = ["accepted", "unreviewed", "disputed", "retracted"];

function isLegendForm(name: string): name is LegendForm {
  return Object.hasOwn(legendForms, name);
}
const formRows = Object.keys(legendForms).filter(isLegendForm);

/** What the legend shows and changes. */
export interface LegendProps {
  readonly visible: Visible;
  readonly total: { readonly entities: number; readonly relations: number };
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly children?: ReactNode;
}

/** The legend, which is also the filter: a click hides or shows a row, Alt+click shows only that. */
export function Legend({ visible, total, filter, onFilter, children }: LegendProps): JSX.Element {
  return (
    <>
      <div className="legend-head">
        <h2>Shown</h2>
        {isFiltered(filter) && (
          <button type="button" className="link" onClick={() => onFilter(initialFilter)}>
            Reset
          </button>
        )}
        <p className="meta">{shownText(visible, total)}</p>
      </div>
      <Rows title="Entities" note="filled: reviewed">
        {typeRows.map((type) => (
          <Row
            key={type}
            off={filter.types.has(type)}
            count={visible.types.get(type) ?? 0}
            glyph={<TypeGlyph type={type} />}
            name={entityTypes[type].label}
            onToggle={() => onFilter({ ...filter, types: toggle(filter.types, type) })}
            onOnly={() => onFilter({ ...filter, types: only(filter.types, type, typeRows) })}
          />
        ))}
      </Rows>
      <Rows title="Relations">
        {formRows.map((form) => (
          <Row
            key={form}
            off={filter.forms.has(form)}
            count={visible.forms.get(form) ?? 0}
            glyph={<LegendGlyph form={form} />}
            name={legendForms[form]}
            onToggle={() => onFilter({ ...filter, forms: toggle(filter.forms, form) })}
            onOnly={() => onFilter({ ...filter, forms: only(filter.forms, form, formRows) })}
          />
        ))}
      </Rows>
      <Rows title={`Review, of ${counted(visible.statements, "statement")}`}>
        {reviewRows.map((review) => (
          <Row
            key={review}
            off={filter.reviews.has(review)}
            count={visible.reviews.get(review) ?? 0}
            glyph={<ReviewGlyph review={review} />}
            name={reviewName(review)}
            onToggle={() => onFilter({ ...filter, reviews: toggle(filter.reviews, review) })}
            onOnly={() => onFilter({ ...filter, reviews: only(filter.reviews, review, reviewRows) })}
          />
        ))}
      </Rows>
      {children}
    </>
  );
}

function shownText({ nodes, edges }: Visible, total: LegendProps["total"]): string {
  const all = nodes.size === total.entities && edges.size === total.relations;
  if (all) return `All ${counted(total.entities, "entity", "entities")}, ${counted(total.relations, "relation")}`;
  return `${nodes.size} of ${counted(total.entities, "entity", "entities")}, ${edges.size} of ${counted(total.relations, "relation")}`;
}

function Rows({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="legend-group">
      <h3>
        {title} {note && <span className="meta">{note}</span>}
      </h3>
      {children}
    </section>
  );
}

function LegendGlyph({ form }: { readonly form: LegendForm }): JSX.Element {
  if (form === "disputed") return <FormGlyph form="affirmed" ink disputed />;
  return <FormGlyph form={form} ink />;
}

function ReviewGlyph({ review }: { readonly review: Review }): JSX.Element {
  if (review === "retracted") return <span className="struck-line" aria-hidden="true" />;
  return <FormGlyph form="affirmed" ink={review === "accepted"} disputed={review === "disputed"} />;
}

interface RowProps {
  readonly off: boolean;
  readonly count: number;
  readonly glyph: JSX.Element;
  readonly name: string;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
}

function Row({ off, count, glyph, name, onToggle, onOnly }: RowProps): JSX.Element {
  const onClick = (event: MouseEvent): void => (event.altKey ? onOnly() : onToggle());
  return (
    <button type="button" className="legend-row" aria-pressed={!off} onClick={onClick}>
      {glyph}
      <span>{name}</span>
      <span className="meta">{off ? "off" : count}</span>
    </button>
  );
}
