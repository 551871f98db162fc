import { z } from 'zod'
import { Category, Component, ComponentId } from '../catalogue/component.ts'
import { Reference } from '../model/ids.ts'
import { Finding } from '../rules/finding.ts'
import { HostFacts } from '../rules/wizard-facts.ts'
import { WizardAnswers } from '../wizard/answers.ts'
import { GeneratedDocument } from '../wizard/generated-document.ts'
import { procedure } from './procedure.ts'

/** A component in a list. */
export const ComponentSummary = z.object({
  id: ComponentId,
  title: z.string(),
  summary: z.string(),
  category: Category,
  keywords: z.array(z.string()),
  icon: z.array(z.string()),
  /** The version that is offered first. */
  version: z.string(),
  image: z.string(),
  provides: z.array(z.string()),
  companions: z.array(z.string()),
  /** True for one from the data folder. */
  own: z.boolean(),
  /** How many of its facts nobody could check so far. */
  unverified: z.number().int(),
})
export type ComponentSummary = z.infer<typeof ComponentSummary>

/** What is wrong with a component of the data folder. It is left out; the others are there. */
export const ComponentProblem = z.object({
  /** Name of the file in `components`. */
  file: z.string(),
  /** Counted from 1; null where the file cannot be read at all. */
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** Keys to the place: `versions.0.tag`. */
  path: z.string(),
  message: z.string(),
})
export type ComponentProblem = z.infer<typeof ComponentProblem>

const answersFor = z.object({
  answers: WizardAnswers,
  /** What is known of this host is looked at too. */
  host: Reference.optional(),
  /** The stack whose next version it is to be: its own ports are free, and its data is there already. */
  stack: Reference.optional(),
})

export const catalogue = {
  list: procedure
    .route({ method: 'GET', path: '/catalogue', summary: 'All components that stacks can be made from' })
    .meta({ permission: 'stack.read' })
    .output(
      z.object({
        items: z.array(ComponentSummary),
        problems: z.array(ComponentProblem),
        /** Folder for components of one's own. */
        folder: z.string(),
      }),
    ),

  /** All of them whole, for a form: the rules and the document can then be worked out without asking. */
  all: procedure
    .route({ method: 'GET', path: '/catalogue/components', summary: 'All components with everything known of them' })
    .meta({ permission: 'stack.read' })
    .output(z.object({ items: z.array(Component) })),

  show: procedure
    .route({ method: 'GET', path: '/catalogue/{component}', summary: 'One component with everything known of it' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ component: ComponentId }))
    .output(Component),

  /** What rules look at beside the answers: the host, the present day, and the answers of what runs. */
  facts: procedure
    .route({ method: 'POST', path: '/catalogue/facts', summary: 'What the rules know of a host and a stack' })
    .meta({ permission: 'stack.read' })
    .input(
      z.object({
        host: Reference.optional(),
        stack: Reference.optional(),
        /** Ports to look for on the machine itself, where the Engine runs on this one: other programs listen too. */
        ports: z.array(z.number().int().min(1).max(65_535)).max(500).default([]),
      }),
    )
    .output(z.object({ host: HostFacts.nullable(), today: z.string(), previous: WizardAnswers.nullable() })),

  /** Never fails for bad choices: the findings are the answer, the gravest first. */
  check: procedure
    .route({ method: 'POST', path: '/catalogue/check', summary: 'What the rules say of answers' })
    .meta({ permission: 'stack.read' })
    .input(answersFor)
    .output(z.object({ findings: z.array(Finding) })),

  /** Applies every fix that loses nothing a person entered, and says what is left. */
  fix: procedure
    .route({ method: 'POST', path: '/catalogue/fix', summary: 'Answers with all automatic fixes applied' })
    .meta({ permission: 'stack.read' })
    .input(answersFor)
    .output(
      z.object({
        answers: WizardAnswers,
        applied: z.array(z.object({ rule: z.string(), title: z.string() })),
        findings: z.array(Finding),
      }),
    ),

  /** The document, also where findings block; no secret is in it, and none is made. */
  generate: procedure
    .route({ method: 'POST', path: '/catalogue/generate', summary: 'The compose document that answers make' })
    .meta({ permission: 'stack.read' })
    .input(answersFor)
    .output(z.object({ document: GeneratedDocument, findings: z.array(Finding) })),
}
