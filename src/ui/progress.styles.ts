import { css } from 'lit';

/** For `progressView`. */
export const progressStyles = css`
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_sunken);
    overflow: hidden;
    appearance: none;
  }

  ::-webkit-progress-bar {
    background: var(--_sunken);
  }

  ::-webkit-progress-value {
    border-radius: 3px;
    background: var(--_accent-text);
    transition: inline-size 200ms;
  }

  ::-moz-progress-bar {
    border-radius: 3px;
    background: var(--_accent-text);
  }

  progress:indeterminate {
    background: linear-gradient(90deg, var(--_sunken), var(--_accent-text), var(--_sunken)) 0 / 40% 100% no-repeat
      var(--_sunken);
    animation: sweep 1.8s linear infinite;
  }

  progress:indeterminate::-webkit-progress-bar {
    background: none;
  }

  progress:indeterminate::-moz-progress-bar {
    background: none;
  }

  @keyframes sweep {
    from {
      background-position: -70% 0;
    }
    to {
      background-position: 170% 0;
    }
  }

  .far {
    display: block;
    margin-block-start: 6px;
    font-size: 13px;
    color: var(--_text-soft);
    font-variant-numeric: tabular-nums;
  }
`;
