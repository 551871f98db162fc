import type { HostId, StackId } from '#shared/model/ids.ts'

/**
 * What usage is kept of: a host in all, a stack in all, a container of a stack by its service and number, so that its
 * past goes on when it is made anew, or another container by its name.
 */
export interface SeriesOwner {
  readonly hostId: HostId
  readonly stackId: StackId | null
  readonly service: string | null
  readonly number: number | null
  readonly container: string | null
}

export const hostSeries = (hostId: HostId): SeriesOwner => ({
  hostId,
  stackId: null,
  service: null,
  number: null,
  container: null,
})

export const stackSeries = (hostId: HostId, stackId: StackId): SeriesOwner => ({ ...hostSeries(hostId), stackId })

/** The same for the same owner. */
export const seriesKey = ({ hostId, stackId, service, number, container }: SeriesOwner): string =>
  JSON.stringify([hostId, stackId, service, number, container])
