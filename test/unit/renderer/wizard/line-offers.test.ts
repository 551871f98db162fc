import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { changeAnswers } from '#shared/wizard/change-answers.ts'
import { resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import { addComponent } from '../../../../renderer/screens/wizard/add-component.ts'
import { type LineEnd, lineOffers, linesFit } from '../../../../renderer/screens/wizard/graph/line-offers.ts'
import { partGraph } from '../../../../renderer/screens/wizard/graph/part-graph.ts'

const chosen = (...ids: readonly string[]): WizardAnswers =>
  ids.reduce(
    (answers, id) => {
      const component = builtInCatalogue.get(id)
      return component ? changeAnswers(answers, [addComponent(answers, component)]) : answers
    },
    WizardAnswers.parse({ stackName: 'shop' }),
  )

const whole = (part: string): LineEnd => ({ part, port: null })
const need = (part: string, id: string): LineEnd => ({ part, port: { kind: 'need', need: id } })
const gives = (part: string, capability: string): LineEnd => ({ part, port: { kind: 'gives', capability } })

const stackOf = (answers: WizardAnswers) => resolveStack(answers, builtInCatalogue)

test('a line from an application to a database offers each way to wire it, in whichever direction it was drawn', () => {
  const stack = stackOf(chosen('node-app', 'postgres'))
  const forth = lineOffers(stack, need('node-app', 'database'), whole('postgres'))
  expect(forth.length).toBeGreaterThan(1)
  expect(new Set(forth.map(({ title }) => title)).size).toBe(forth.length)
  expect(lineOffers(stack, gives('postgres', 'sql:postgres'), whole('node-app'))).toEqual(forth)
  const connected = changeAnswers(chosen('node-app', 'postgres'), forth[0]?.changes ?? [])
  expect(stackOf(connected).connections).toHaveLength(1)
})

test('a line fits only where a need and what is given match', () => {
  const stack = stackOf(chosen('node-app', 'postgres', 'redis'))
  expect(linesFit(stack, need('node-app', 'database'), gives('postgres', 'sql:postgres'))).toBe(true)
  expect(linesFit(stack, need('node-app', 'cache'), gives('postgres', 'sql:postgres'))).toBe(false)
  expect(linesFit(stack, whole('postgres'), whole('redis'))).toBe(false)
  expect(linesFit(stack, whole('node-app'), whole('node-app'))).toBe(false)
})

test('a need that takes one provider gives up the one it had when a line is drawn to another', () => {
  const answers = chosen('ghost', 'mysql', 'mysql')
  const draw = (from: WizardAnswers, to: string) =>
    changeAnswers(from, lineOffers(stackOf(from), need('ghost', 'database'), whole(to))[0]?.changes ?? [])
  const both = draw(draw(answers, 'mysql'), 'mysql-2')
  expect(both.connections.map(({ provider }) => provider)).toEqual(['mysql-2'])
})

test('the drawing says which needs are missing, which are met and which are open', () => {
  const answers = chosen('ghost', 'mysql')
  const states = (from: WizardAnswers) =>
    Object.fromEntries(
      (partGraph(stackOf(from), {}).boxes.find(({ name }) => name === 'ghost')?.needs ?? []).map((port) => [
        port.need.id,
        port.state,
      ]),
    )
  expect(states(answers)).toMatchObject({ database: 'missing', mail: 'open' })
  const offers = lineOffers(stackOf(answers), need('ghost', 'database'), whole('mysql'))
  expect(states(changeAnswers(answers, offers[0]?.changes ?? []))).toMatchObject({ database: 'met' })
})
