import { useHotkeys } from '@mantine/hooks'

/** F follows the logs, wherever the focus is but in a field. */
export const useFollowKey = (follow: () => void): void => useHotkeys([['F', follow]])
