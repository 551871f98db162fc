/** Names of the services that a person stopped and did not start since, as a JSON list: their standing still is no failure. */
export const stoppedServices = {
  name: '0012-stopped-services',
  statements: [
    `ALTER TABLE stacks ADD COLUMN stopped_services TEXT NOT NULL DEFAULT '[]'
       CHECK (json_valid(stopped_services) AND json_type(stopped_services) = 'array')`,
  ],
} as const
