const secretName = /(?:^|_)(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)(?:_|$)/i

/** True where the name of a variable says that its value is for few eyes: a password, a token, a key. */
export const looksSecret = (name: string): boolean => secretName.test(name)
