import { agreementFrames } from "./agreements.js";
import { criticismFrames } from "./criticism.js";
import { exitFrames } from "./exits.js";
import type { Frame } from "./frame.js";
import { membershipFrames } from "./memberships.js";
import { officeFrames } from "./offices.js";
import { positionFrames } from "./positions.js";
import { stanceFrames } from "./stances.js";
import { statusFrames } from "./statuses.js";
import { talksFrames } from "./talks.js";

export type { Emission, EventClass, Frame, Role } from "./frame.js";

/** Every frame there is. What it takes to teach the extractor a verb or a noun: one entry in one of these lists. */
export const frames: readonly Frame[] = [
  ...agreementFrames,
  ...membershipFrames,
  ...exitFrames,
  ...statusFrames,
  ...talksFrames,
  ...stanceFrames,
  ...criticismFrames,
  ...positionFrames,
  ...officeFrames,
];
