import type { LocalEntity, Mention, QualifierValue, Qualifiers, Speaker, Statement } from "@entente/core";

/** One key per local entity: type and name are all that tells two of one document apart. */
export function localKey({ type, name }: LocalEntity): string {
  return `${type}\0${name}`;
}

/** True for a qualifier's value that is an entity. */
export function isLocalEntity(value: QualifierValue): value is LocalEntity {
  return typeof value === "object";
}

/** Gives every mention and statement of one document the same object for the same local entity. */
export class LocalEntities {
  readonly #known = new Map<string, LocalEntity>();

  /** The one object for this type and name. */
  unify({ type, name }: LocalEntity): LocalEntity {
    const key = localKey({ type, name });
    const entity = this.#known.get(key) ?? { type, name };
    this.#known.set(key, entity);
    return entity;
  }

  mention(mention: Mention): Mention {
    return { ...mention, entity: this.unify(mention.entity) };
  }

  statement<Item extends Pick<Statement, "subject" | "object" | "speaker" | "qualifiers">>(statement: Item): Item {
    return {
      ...statement,
      subject: this.unify(statement.subject),
      object: statement.object && this.unify(statement.object),
      speaker: statement.speaker && this.#speaker(statement.speaker),
      qualifiers: this.#qualifiers(statement.qualifiers),
    };
  }

  #speaker({ name, entity, speaksFor }: Speaker): Speaker {
    return { name, entity: entity && this.unify(entity), speaksFor: speaksFor && this.unify(speaksFor) };
  }

  #qualifiers(qualifiers: Qualifiers): Qualifiers {
    const unified = Object.entries(qualifiers).map(([name, value]) => [name, isLocalEntity(value) ? this.unify(value) : value]);
    return Object.fromEntries(unified) as Qualifiers;
  }
}
