import type { z } from 'zod'
import type { Option } from './option.ts'

/** Path under which a proxy shows what is behind it. */
export const pathOption = {
  id: 'path',
  kind: 'text',
  title: 'Path',
  default: '/',
  required: true,
  pattern: { matches: '^/[A-Za-z0-9._~/-]*$', message: 'A path that starts with /.' },
} satisfies z.input<typeof Option>

/** Host name under which a proxy shows what is behind it. */
export const hostOption = {
  id: 'host',
  kind: 'text',
  title: 'Host name',
  default: '',
  required: true,
  placeholder: 'app.example.org',
  pattern: { matches: '^([A-Za-z0-9*-]+(\\.[A-Za-z0-9-]+)*)?$', message: 'A host name, for example app.example.org.' },
} satisfies z.input<typeof Option>
