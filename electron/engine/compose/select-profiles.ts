import type { DecodedProject } from './decode/project.ts'

/** A project in two: what runs with the active profiles, and the services that do not, for messages that name them. */
export interface Selection {
  readonly active: DecodedProject
  readonly inactive: DecodedProject['services']
}

/** Splits a project by profiles: a service is active if it names none, one that is active, or where `*` is active. */
export const selectProfiles = (project: DecodedProject, profiles: readonly string[]): Selection => {
  const isActive = (own: readonly string[] = []) =>
    own.length === 0 || profiles.includes('*') || own.some((profile) => profiles.includes(profile))
  const entries = Object.entries(project.services)
  return {
    active: { ...project, services: Object.fromEntries(entries.filter(([, service]) => isActive(service.profiles))) },
    inactive: Object.fromEntries(entries.filter(([, service]) => !isActive(service.profiles))),
  }
}
