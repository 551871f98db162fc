const two = (value: number): string => String(value).padStart(2, '0')

/** The time of day of a timestamp where the reader is, with milliseconds: `14:23:30.002`. */
export const clockTime = (at: string): string => {
  const moment = new Date(at)
  const day = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')
  return `${day}.${String(moment.getMilliseconds()).padStart(3, '0')}`
}
