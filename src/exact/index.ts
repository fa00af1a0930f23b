/** Exact answers about conditions over named items: the table of contents. */
export { type BlockingOptions, doesBlock, type Groups, minimalBlockingSets } from "./blocking.ts";
export { type ChangeSets, minimalChangeSets, type Way } from "./changes.ts";
export * from "./condition.ts";
export { type Cube, type Cubes, type Diagram, diagram, type Node } from "./diagram.ts";
export type { Family, Orbit, Orbits } from "./family.ts";
export type { Fraction } from "./fraction.ts";
export * as fraction from "./fraction.ts";
export { alike, arranged, missing } from "./order.ts";
export { pivotality } from "./pivotality.ts";
export {
  type Power,
  powerOfDiagram,
  powerOfWeights,
  type WeightedGame,
  winningCondition,
} from "./power.ts";
export { type Weighed, type Weights, weigh, weighExactly, weigher } from "./weights.ts";
