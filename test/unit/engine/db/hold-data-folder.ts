import { claimDataFolder } from '#engine/db/data-folder.ts'

// Claims the folder named on the command line, says so, and stays until it is killed.
claimDataFolder(process.argv[2] ?? '')
process.stdout.write('claimed\n')
setInterval(() => {}, 60_000)
