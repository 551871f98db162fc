import { expect, test } from 'vitest'
import { inWeb, problemsOf, webOf } from './document-of.ts'

test('environment wins over env files, and a later env file over an earlier', () => {
  const files = [
    { path: 'a.env', content: 'A=a\nB=a\nC=a' },
    { path: 'conf/b.env', content: 'B=b\nC=$A-$OWN-$OUT' },
  ]
  const keys = 'env_file: [./a.env, { path: conf/b.env }]\nenvironment: { B: own, OWN: own }'
  expect(webOf(keys, { files, environment: { OUT: 'out' } })?.environment).toEqual({
    A: 'a',
    B: 'own',
    C: 'a-own-out',
    OWN: 'own',
  })
})

test('a name without a value takes the variable of the document, and stays without one where there is none', () => {
  const rest = { environment: { A: 'a' }, files: [{ path: '.env', content: 'A=no\nB=b' }] }
  expect(webOf('environment: [A, B, C, D=]', rest)?.environment).toEqual({ A: 'a', B: 'b', C: null, D: '' })
  expect(webOf('environment: { A: , B: , C: }', rest)?.environment).toEqual({ A: 'a', B: 'b', C: null })
})

test('an env file that is missing is an error at its line unless it is not required', () => {
  expect(problemsOf(inWeb('env_file:\n  - here.env\n  - { path: gone.env, required: false }\n  - ../up.env'))).toEqual([
    'compose.yaml:5:9 env-file: The env file here.env of web was not found. Add it, or write required: false.',
    'compose.yaml:7:9 env-file: The env file ../up.env of web lies outside of the folder of the compose file. Put it inside.',
  ])
})

test('an env file that cannot be read names its own line', () => {
  expect(problemsOf(inWeb('env_file: a.env'), { files: [{ path: 'a.env', content: 'A=b\nC D=e' }] })).toEqual([
    'a.env:2:1 env-file: a.env cannot be read: The name "C D" holds a space.',
  ])
})

test('COMPOSE_PROJECT_NAME is the name of the stack', () => {
  expect(webOf('environment: { A: "$COMPOSE_PROJECT_NAME" }')?.environment).toEqual({ A: 'shop' })
})
