/*
 * The calibrated parameter sets: what the evidence of spring 2025 leaves open, as data. A scenario is
 * answered over them when its `parameters` name them.
 */

export {
  type ParameterColumn,
  type ParameterSets,
  parameterSetNames,
  parameterSets,
} from '../scenario/parameter-sets.ts';
