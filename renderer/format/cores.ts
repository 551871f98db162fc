import { formatNumber } from './number.ts'

/** Processor use in cores, for a person: `0.02`, `1.5`, `12`. */
export const formatCores = (cores: number): string => formatNumber(cores, cores >= 10 ? 0 : cores >= 1 ? 1 : 2)
