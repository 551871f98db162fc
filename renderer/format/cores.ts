/** Processor use in cores, for a person: `0.02`, `1.5`, `12`. */
export const formatCores = (cores: number): string =>
  cores >= 10 ? cores.toFixed(0) : cores >= 1 ? cores.toFixed(1) : cores.toFixed(2)
