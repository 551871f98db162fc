/** The parts of the settings: what a link names, what stands over it, and words that a search finds it by. */
export const settingsParts = [
  { id: 'appearance', title: 'Appearance', words: 'theme dark light rows density' },
  { id: 'notifications', title: 'Notifications', words: 'alerts told commands end' },
  { id: 'terminals', title: 'Terminals in containers', words: 'shell exec container' },
  { id: 'keeping', title: 'Images and history', words: 'retention logs days images versions updates check' },
  { id: 'wizard', title: 'Wizard', words: 'folders mount components' },
  { id: 'retries', title: 'Trying again', words: 'retry attempts wait' },
  { id: 'registries', title: 'Registries', words: 'login password pull images credentials' },
  { id: 'facts', title: 'This Stackwright', words: 'version about data folder' },
] as const
