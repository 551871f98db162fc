import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { changeAnswers } from '#shared/wizard/change-answers.ts'
import { resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import { addComponent, connectWhatFits } from '../../../../renderer/screens/wizard/add-component.ts'
import { companionsOf } from '../../../../renderer/screens/wizard/companions.ts'
import { findComponents } from '../../../../renderer/screens/wizard/find-components.ts'
import { yamlPieces } from '../../../../renderer/screens/wizard/yaml-pieces.ts'

const chosen = (...ids: readonly string[]): WizardAnswers =>
  ids.reduce(
    (answers, id) => {
      const component = builtInCatalogue.get(id)
      return component ? changeAnswers(answers, [addComponent(answers, component)]) : answers
    },
    WizardAnswers.parse({ stackName: 'shop' }),
  )

const found = (search: string, category: Parameters<typeof findComponents>[1]['category'] = 'all') =>
  findComponents(builtInCatalogue, { search, category }, new Set()).map(({ id }) => id)

test('a search finds by title, keyword and what is given, and every word has to be there', () => {
  expect(found('postgres')).toContain('postgres')
  expect(found('cache:redis')).toEqual(expect.arrayContaining(['redis', 'valkey']))
  expect(found('redis nonsense')).toEqual([])
  expect(found('redis', 'database')).not.toContain('redis')
  expect(found('')).toHaveLength(builtInCatalogue.size)
})

test('the same component twice makes two parts with two names', () => {
  expect(chosen('postgres', 'postgres').parts.map(({ name }) => name)).toEqual(['postgres', 'postgres-2'])
})

test('what is chosen already is no companion', () => {
  expect(companionsOf(chosen('postgres'), builtInCatalogue).map(({ component }) => component.id)).toContain('adminer')
  expect(
    companionsOf(chosen('postgres', 'adminer'), builtInCatalogue).map(({ component }) => component.id),
  ).not.toContain('adminer')
})

test('a need is connected by itself where one part fits, and left to a person where two do', () => {
  const one = chosen('adminer', 'postgres')
  expect(connectWhatFits(resolveStack(one, builtInCatalogue))).toMatchObject([
    { kind: 'connect', connection: { consumer: 'adminer', provider: 'postgres' } },
  ])
  expect(connectWhatFits(resolveStack(chosen('adminer', 'postgres', 'mariadb'), builtInCatalogue))).toEqual([])
})

test('a line of the document is its pieces, whole and in order', () => {
  for (const line of ['services:', '  # a note', '    image: redis:8', '      - A=$' + '{B}', '      - "8080:80"']) {
    expect(
      yamlPieces(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line)
  }
  expect(yamlPieces('  image: x').map(({ kind }) => kind)).toEqual(['plain', 'key', 'plain'])
})
