/** How a container ended, as its Engine tells it. */
export interface ContainerEnd {
  readonly code: number
  /** The kernel killed a process of it because memory ran out. */
  readonly outOfMemory: boolean
}

/** What an end means, for a person. */
export interface ExitMeaning {
  /** One sentence with its full stop. */
  readonly meaning: string
  /** What to do or look at; null where nothing is wrong. */
  readonly next: string | null
}

const readLog = 'Read its last log lines.'

/**
 * Codes of the Engine and of shells (125 to 127: docker run reference, "Exit status"; 128 + n: ended by signal n, POSIX
 * shells). Any other is a program's own.
 */
const meanings: Readonly<Record<number, ExitMeaning>> = {
  0: { meaning: 'It ended by itself, without an error.', next: null },
  1: { meaning: 'Its program ended with an error.', next: readLog },
  2: {
    meaning: 'Its program ended with an error, often for arguments that it does not know.',
    next: 'Read its last log lines and check its command.',
  },
  125: { meaning: 'The Engine could not start it.', next: 'Read what the Engine said.' },
  126: {
    meaning: 'Its command was found but could not be run: it is not executable, or made for another processor.',
    next: "Check the command's file mode, its first line, and that the image is made for this host.",
  },
  127: {
    meaning: 'Its command was not found in the image.',
    next: 'Check the spelling of command and entrypoint, and that the image has the program.',
  },
  129: { meaning: 'It was ended by SIGHUP.', next: readLog },
  130: { meaning: 'It was interrupted, as by Ctrl-C (SIGINT).', next: null },
  131: { meaning: 'It was ended by SIGQUIT.', next: null },
  132: {
    meaning: 'It crashed on an instruction that this processor does not know (SIGILL).',
    next: "Check that the image is made for this host's processor.",
  },
  134: { meaning: 'It gave up after an error that it found in itself (SIGABRT).', next: readLog },
  135: { meaning: 'It crashed on an access to memory that is not there (SIGBUS).', next: readLog },
  136: { meaning: 'It crashed on a wrong calculation (SIGFPE).', next: readLog },
  137: {
    meaning:
      'It was killed (SIGKILL): by a person, because it did not end in its time to stop, or because the host ran out of memory.',
    next: 'If nobody stopped it, look at the memory of the host; if it was stopped, have it end on its stop signal.',
  },
  139: {
    meaning: 'It crashed on memory that is not its own (SIGSEGV).',
    next: 'Read its last log lines; a newer image may help.',
  },
  141: { meaning: 'It wrote to something that nobody read any more (SIGPIPE).', next: readLog },
  143: { meaning: 'It was asked to end and did (SIGTERM).', next: null },
  255: {
    meaning: 'It ended with an error of its program, or while the Engine did not see it.',
    next: 'Read its last log lines; the Engine may have been restarted meanwhile.',
  },
}

/** Why a container ended, in words. Memory goes before any code: a program may choose its own when a part of it was killed. */
export function exitMeaning({ code, outOfMemory }: ContainerEnd): ExitMeaning {
  if (outOfMemory && code !== 0) {
    return {
      meaning:
        code === 137
          ? 'It was killed because it took more memory than it may.'
          : 'A process in it was killed because it took more memory than it may.',
      next: 'Give it a higher memory limit, or have it use less.',
    }
  }
  return meanings[code] ?? unknownCode(code)
}

function unknownCode(code: number): ExitMeaning {
  return code > 128 && code < 128 + 65
    ? { meaning: `It was ended by signal ${code - 128}.`, next: readLog }
    : {
        meaning: `Its program ended with ${code}, a code of its own.`,
        next: `${readLog.slice(0, -1)} and its documentation.`,
      }
}
