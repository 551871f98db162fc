import type { z } from 'zod'
import type { BindEntry, FileEntry } from './component-service.ts'
import type { Option } from './option.ts'

/** Where the code of an application comes from, asked the same way for every language. */
export const ownCodeOptions = ({ folder, start }: { readonly folder: string; readonly start: string }) =>
  [
    {
      id: 'code',
      kind: 'select',
      title: 'Where the code comes from',
      default: 'starter',
      choices: [
        { value: 'starter', title: 'A page to start from', help: 'It says whether what is connected answers.' },
        { value: 'image', title: 'An image of your own', help: 'Give its name under Image.' },
        { value: 'folder', title: 'A folder of the host', help: `Mounted at ${folder}.` },
      ],
    },
    {
      id: 'folder',
      kind: 'text',
      title: 'Folder of the host',
      default: '',
      required: true,
      placeholder: '/srv/app',
      pattern: { matches: '^(/[^:]*)?$', message: 'A path that starts with /, without a colon.' },
      when: [{ option: 'code', is: 'folder' }],
    },
    {
      id: 'start',
      kind: 'text',
      title: 'Command that starts it',
      default: start,
      required: true,
      when: [{ option: 'code', is: 'folder' }],
    },
  ] satisfies z.input<typeof Option>[]

/** The page to start from as a file of the container. */
export const starterFile = (file: { readonly id: string; readonly path: string; readonly content: string }) =>
  ({ ...file, about: 'A page to start from', when: [{ option: 'code', is: 'starter' }] }) satisfies z.input<
    typeof FileEntry
  >

/** The folder of the host that the code comes from, at a folder of the container. */
export const codeFolder = (target: string) =>
  ({
    source: '{{option.folder}}',
    target,
    readOnly: false,
    about: 'Your code',
    when: [{ option: 'code', is: 'folder' }],
  }) satisfies z.input<typeof BindEntry>
