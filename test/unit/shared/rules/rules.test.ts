import { expect, test } from 'vitest'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import { rules } from '#shared/rules/index.ts'
import { changeAnswers } from '#shared/wizard/change-answers.ts'
import { answersOf, factsOf, goodHost } from '../wizard/answers-of.ts'
import { type RuleCase, ruleCases } from './rule-cases.ts'

test('there are 60 cases and more', () => {
  expect(ruleCases.length).toBeGreaterThanOrEqual(60)
})

test('every rule has a case', () => {
  const shown = new Set(ruleCases.map(({ rule }) => rule))
  // OWN speaks with the ids of components' own rules.
  expect(rules.map(({ id }) => id).filter((id) => id !== 'OWN' && !shown.has(id))).toEqual([])
})

test.each(ruleCases.map((one) => [one.rule, one.title, one] as const))('%s: %s', (rule, _title, one) => {
  const finding = find(one)
  expect(finding, `no ${rule}`).toBeDefined()
  expect(finding?.severity).toBe(one.severity)
  expect(finding?.message).toMatch(/\.$/)
  expect(finding?.why.length).toBeGreaterThan(10)
  const [first] = finding?.fixes ?? []
  expect(first === undefined ? 'none' : first.automatic ? 'automatic' : 'chosen').toBe(one.fix)
})

const fixable = ruleCases.filter(({ fix }) => fix !== 'none')

test.each(fixable.map((one) => [one.rule, one.title, one] as const))(
  '%s: %s: each fix takes it away',
  (rule, _title, one) => {
    const finding = find(one)
    for (const { changes, title } of finding?.fixes ?? []) {
      const answers = changeAnswers(one.answers, changes)
      const left = checkAnswers(factsOf(answers, one.facts)).filter(
        (other) => other.rule === rule && JSON.stringify(other.on) === JSON.stringify(finding?.on),
      )
      expect(left.map(({ message }) => `${title}: ${message}`)).toEqual([])
    }
  },
)

const find = ({ rule, answers, facts }: RuleCase) =>
  checkAnswers(factsOf(answers, facts)).find((one) => one.rule === rule)

test('what is right breaks no rule', () => {
  const answers = answersOf({ web: 'nginx', app: 'node-app', db: 'postgres' }, [
    'web.upstream > app : http by path',
    'app.database > db : sql:postgres by url',
  ])
  expect(checkAnswers(factsOf(answers, { host: goodHost }))).toEqual([])
})

test('the gravest come first', () => {
  const answers = answersOf({ proxy: 'traefik', c: { component: 'grafana', volumes: { data: { kind: 'none' } } } })
  expect(checkAnswers(factsOf(answers)).map(({ severity }) => severity)).toEqual(['block', 'warn'])
})
