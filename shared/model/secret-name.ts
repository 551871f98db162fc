/** True for a variable whose value is, by its name, nothing to show. `*_FILE` names a file and is none. */
export const isSecretName = (name: string): boolean => secretWord.test(name) && !/_FILE$/i.test(name)

const secretWord = /(?:^|_)(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)(?:_|$)/i
