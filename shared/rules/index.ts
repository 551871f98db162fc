import { environmentRules } from './environment-rules.ts'
import { imageRules } from './image-rules.ts'
import { needRules } from './need-rules.ts'
import { optionRules } from './option-rules.ts'
import { partRules } from './part-rules.ts'
import { portRules } from './port-rules.ts'
import { resourceRules } from './resource-rules.ts'
import type { Rule } from './rule.ts'
import { upgradeRules } from './upgrade-rules.ts'
import { volumeRules } from './volume-rules.ts'
import { wiringRules } from './wiring-rules.ts'

/** Every rule, in the order in which they speak. */
export const rules: readonly Rule[] = [
  ...partRules,
  ...imageRules,
  ...optionRules,
  ...needRules,
  ...wiringRules,
  ...volumeRules,
  ...portRules,
  ...environmentRules,
  ...resourceRules,
  ...upgradeRules,
]
