import { type ThemeConfig, theme } from 'antd';
import type { Appearance, TextSize } from '../stores/preference-store.ts';

/** How much larger everything is drawn for each text size. */
export const zoomOf: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.15, largest: 1.3 };

/** The one place where Ant Design's tokens are set: deep green accent, amber for owed, red for wrong, greys else; no motion. */
export function themeOf(appearance: Appearance, size: TextSize): ThemeConfig {
  const isDark = appearance === 'dark';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#3fb58c' : '#0b6e4f',
      colorInfo: isDark ? '#3fb58c' : '#0b6e4f',
      colorSuccess: isDark ? '#3fb58c' : '#0b6e4f',
      colorWarning: isDark ? '#f0a040' : '#b45f06',
      colorError: isDark ? '#ff7b72' : '#c62828',
      colorBgLayout: isDark ? '#141817' : '#f4f6f5',
      colorBgContainer: isDark ? '#1c2220' : '#ffffff',
      colorBorderSecondary: isDark ? '#313a37' : '#dde3e0',
      borderRadius: 6,
      // On the light green of the dark appearance white would be too faint to read.
      ...(isDark ? { colorTextLightSolid: '#0c1613' } : {}),
      fontSize: Math.round(15 * zoomOf[size]),
      controlHeight: Math.round(32 * zoomOf[size]),
      controlHeightLG: Math.round(42 * zoomOf[size]),
      controlHeightSM: Math.round(26 * zoomOf[size]),
      fontFamily: '"Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", system-ui, sans-serif',
      motion: false,
    },
    components: {
      Table: { cellPaddingBlock: 8, cellPaddingInline: 10 },
      Segmented: { itemSelectedBg: isDark ? '#1e3a31' : '#ffffff', trackBg: isDark ? '#0f1312' : '#e4e9e7' },
    },
  };
}
