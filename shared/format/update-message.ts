/** What a version says that runs the same document with the images that its tags name now. */
export const updateMessage = (currentVersion: number): string => `Images of v${currentVersion} resolved anew`
