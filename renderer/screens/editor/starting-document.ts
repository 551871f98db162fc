import type { StackDocument } from '#shared/model/document.ts'

const template = `services:
  web:
    image: nginx:1.29
    ports:
      - "8080:80"
    volumes:
      - site:/usr/share/nginx/html
    healthcheck:
      test: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1/ || exit 1"]
      interval: 5s
      retries: 3

volumes:
  site:
`

/** What the editor of a new stack starts with: one service that works as it is, with a volume and a health check. */
export const startingDocument = (): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content: template }],
  environment: {},
  profiles: [],
  projectDirectory: null,
})
