import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/runtime/display.ts';

describe('whether somebody would see a window', () => {
  it('depends on Linux on DISPLAY or WAYLAND_DISPLAY, an empty one counting as none', (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux can lack a display');
    expect(hasDisplay({})).toBe(false);
    expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: '' })).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });
});
