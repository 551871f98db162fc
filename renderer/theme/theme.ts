import {
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  type MenuProps,
  type ModalProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core'
import { dark, inkShades, light, type Tokens } from './tokens.ts'

const defaults = <Props>(defaultProps: Partial<Props>) => ({ defaultProps })

/** Mantine with the product's measures. Its palette carries only the blue; everything else reads `var(--sw-…)`. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 4 },
  colors: { ink: inkShades },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '22px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '999px' },
  defaultRadius: 'sm',
  // Said as plain data: a part's own `extend` would bring the part into the first chunk.
  components: {
    Button: defaults<ButtonProps>({ size: 'md', variant: 'default' }),
    // The page itself never scrolls, and locking it would need a style without the page's nonce.
    Modal: defaults<ModalProps>({
      radius: 'lg',
      centered: true,
      lockScroll: false,
      // A dialog's head is no head of the page.
      attributes: { header: { role: 'presentation' } },
      transitionProps: { transition: 'fade', duration: 140 },
    }),
    Menu: defaults<MenuProps>({ shadow: 'md', radius: 'md', transitionProps: { duration: 140 } }),
    TextInput: defaults<TextInputProps>({ size: 'sm' }),
    Tooltip: defaults<TooltipProps>({ openDelay: 300, fz: 'sm', withArrow: false, radius: 'sm' }),
  },
})

const asVariables = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--sw-${name}`, value]))

/** Mantine's own variables that parts of it read, said in our tokens. */
const mantineVariables = (tokens: Tokens): Record<string, string> => ({
  '--mantine-color-body': tokens.bg,
  '--mantine-color-text': tokens.ink,
  '--mantine-color-dimmed': tokens['ink-3'],
  '--mantine-color-placeholder': tokens['ink-3'],
  '--mantine-color-anchor': tokens['accent-text'],
  '--mantine-color-error': tokens['bad-text'],
  '--mantine-color-default': tokens.raised,
  '--mantine-color-default-hover': tokens.hover,
  '--mantine-color-default-color': tokens.ink,
  '--mantine-color-default-border': tokens['line-strong'],
  '--mantine-color-disabled': tokens.sunken,
  '--mantine-color-disabled-color': tokens['ink-3'],
  '--mantine-color-disabled-border': tokens.line,
  '--mantine-shadow-md': tokens.e3,
  '--mantine-shadow-xl': tokens.e3,
})

/** Puts the tokens of both themes into the page as CSS variables. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...asVariables(light), ...mantineVariables(light) },
  dark: { ...asVariables(dark), ...mantineVariables(dark) },
})
