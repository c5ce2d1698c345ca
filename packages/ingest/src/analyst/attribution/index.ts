export type { SpeechAct, TokenSpan } from "./acts.js";
export { attribute, speakersOf, type Attribution } from "./attribute.js";
export { findSpeech, Speech } from "./speech.js";
