import { builtInCatalogue } from '../../shared/catalogue/index.ts'
import { checkAnswers } from '../../shared/rules/check-answers.ts'
import { fixAll } from '../../shared/rules/fix-all.ts'
import { connectionTo, newPart } from '../../shared/rules/wiring.ts'
import { WizardAnswers } from '../../shared/wizard/answers.ts'
import { generateDocument } from '../../shared/wizard/generate/generate-document.ts'
import { resolveStack } from '../../shared/wizard/resolve/resolve-stack.ts'

/**
 * How much of a processor the rules, the document and all fixes take for 40 parts with all that they can be connected to.
 * The time of the processor, and not that of the clock, so that what else runs here counts for nothing.
 */
const rounds = 200
const goal = 20

const components = [...builtInCatalogue.values()]
const parts = Array.from({ length: 40 }, (_, index) => {
  const component = components[index % components.length]
  if (!component) throw new Error('the catalogue is empty')
  return newPart(`part-${index + 1}`, component)
})
const bare = WizardAnswers.parse({ stackName: 'bench', parts })
const { parts: resolved } = resolveStack(bare, builtInCatalogue)
const connections = resolved.flatMap((consumer) =>
  consumer.needs.flatMap((need) => {
    const provider = resolved.find((one) => one !== consumer && connectionTo(consumer.part.name, need, one))
    const connection = provider ? connectionTo(consumer.part.name, need, provider) : null
    return connection ? [connection] : []
  }),
)
const facts = {
  answers: { ...bare, connections },
  catalogue: builtInCatalogue,
  host: null,
  today: '2026-11-23',
  previous: bare,
}

const measure = (name: string, work: () => unknown, times: number) => {
  work()
  const took = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  }).sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  console.log(`${name.padEnd(10)} median ${at(0.5).toFixed(1)} ms, 95 % ${at(0.95).toFixed(1)} ms`)
  return at(0.5)
}

console.log(`${parts.length} parts, ${connections.length} connections`)
const check = measure('check', () => checkAnswers(facts), rounds)
measure('generate', () => generateDocument(facts.answers, builtInCatalogue), rounds)
measure('fix all', () => fixAll(facts), 5)
console.log(`The goal for check is ${goal} ms: ${check < goal ? 'met' : 'missed'}.`)
process.exitCode = check < goal ? 0 : 1
