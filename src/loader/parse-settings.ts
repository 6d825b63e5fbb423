import { AppError } from '#core/app-error.ts';
import { isOn } from './read-settings.ts';
import type { GivenSettings, Settings } from './settings.ts';

/** Fills in what was not set. Throws `settings-invalid` with the name of what is missing or wrong. */
export function parseSettings(given: GivenSettings): Settings {
  const {
    pack,
    key,
    backend,
    orders,
    handoff,
    locale = 'auto',
    theme,
    position,
    preview = true,
    standalone,
    generator = 'auto',
  } = given;
  if (!pack) throw new AppError('settings-invalid', { path: 'data-pack', expected: 'URL of the pack' });
  if (!key) throw new AppError('settings-invalid', { path: 'data-key', expected: 'public key of the pack' });
  return {
    packUrl: absolute('data-pack', pack).replace(/\/?$/, '/'),
    publicKey: key,
    backendUrl: backend ? absolute('data-backend', backend).replace(/\/$/, '') : null,
    orders,
    handoff,
    locale,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    position: position === 'left' ? 'left' : 'right',
    preview: isOn(preview),
    generator: /^(?:auto|off)$/.test(generator) ? generator : absolute('data-generator', generator),
    standalone: isOn(standalone),
  };
}

function absolute(path: string, url: string): string {
  try {
    return new URL(url, location.href).href;
  } catch (cause) {
    throw new AppError('settings-invalid', { path, expected: 'URL' }, { cause });
  }
}
