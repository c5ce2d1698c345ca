import { actorTypes, entityTypes, type ActorType, type EntityType } from "./entity-types.js";
import { comparators, type Comparator } from "./comparators.js";
import { formalities, type Formality } from "./formalities.js";
import { instruments, type Instrument } from "./instruments.js";
import {
  disputeReasons,
  judgementKinds,
  retractReasons,
  type DisputeReason,
  type JudgementKind,
  type RetractReason,
} from "./judgements.js";
import { modalities, type Modality } from "./modalities.js";
import { originKinds, type OriginKind } from "./origins.js";
import { outcomes, type Outcome } from "./outcomes.js";
import { polarities, type Polarity } from "./polarities.js";
import { predicates, type Predicate } from "./predicates/index.js";
import { qualifiers, type Qualifier } from "./qualifiers.js";
import { reviews, type Review } from "./reviews.js";
import { roles, type Role } from "./roles.js";
import { statuses, tracks, type Status, type Track } from "./statuses.js";
import { topics, type Topic } from "./topics.js";

/** A guard that tells whether a word is a name of the list. */
function nameOf<Name extends string>(list: Readonly<Record<Name, unknown>>) {
  // hasOwn, because "constructor" in {} is true.
  return (word: string): word is Name => Object.hasOwn(list, word);
}

/** Whether a word names an entity type. */
export const isEntityType: (word: string) => word is EntityType = nameOf(entityTypes);
/** Whether a word names a type that can act. */
export const isActorType = (word: string): word is ActorType => actorTypes.some((type) => type === word);
/** Whether a word names a predicate. */
export const isPredicate: (word: string) => word is Predicate = nameOf(predicates);
/** Whether a word names a qualifier. */
export const isQualifier: (word: string) => word is Qualifier = nameOf(qualifiers);
/** Whether a word names a status of an agreement. */
export const isStatus: (word: string) => word is Status = nameOf(statuses);
/** Whether a word names a track of statuses. */
export const isTrack: (word: string) => word is Track = nameOf(tracks);
/** Whether a word names a legal form of an agreement. */
export const isInstrument: (word: string) => word is Instrument = nameOf(instruments);
/** Whether a word names a topic of an agreement. */
export const isTopic: (word: string) => word is Topic = nameOf(topics);
/** Whether a word names a role in an agreement. */
export const isRole: (word: string) => word is Role = nameOf(roles);
/** Whether a word names an outcome of a ruling. */
export const isOutcome: (word: string) => word is Outcome = nameOf(outcomes);
/** Whether a word names a comparator. */
export const isComparator: (word: string) => word is Comparator = nameOf(comparators);
/** Whether a word names a formality. */
export const isFormality: (word: string) => word is Formality = nameOf(formalities);
/** Whether a word names a polarity. */
export const isPolarity: (word: string) => word is Polarity = nameOf(polarities);
/** Whether a word names a modality. */
export const isModality: (word: string) => word is Modality = nameOf(modalities);
/** Whether a word names a state of review. */
export const isReview: (word: string) => word is Review = nameOf(reviews);
/** Whether a word names a kind of origin. */
export const isOriginKind: (word: string) => word is OriginKind = nameOf(originKinds);
/** Whether a word names a kind of judgement. */
export const isJudgementKind: (word: string) => word is JudgementKind = nameOf(judgementKinds);
/** Whether a word names a reason to retract. */
export const isRetractReason: (word: string) => word is RetractReason = nameOf(retractReasons);
/** Whether a word names a reason to dispute. */
export const isDisputeReason: (word: string) => word is DisputeReason = nameOf(disputeReasons);
