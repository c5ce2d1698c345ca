export { calibrate, readWeights, uncalibrated, type Calibration, type Weights } from "./calibration.js";
export { reliabilityOf, reliabilityTable, type Judged, type Reliability, type ReliabilityBin } from "./reliability.js";
export { signsOf, type Signs } from "./signs.js";
