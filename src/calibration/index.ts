// rare-earth-risk/calibration: parameter sets, the spread that the evidence of spring 2025 leaves. A
// scenario is run over them when its `parameters` name them.

export {
  type ParameterColumn,
  type ParameterSets,
  parameterSetNames,
  parameterSets,
} from '../scenario/parameter-sets.ts';
