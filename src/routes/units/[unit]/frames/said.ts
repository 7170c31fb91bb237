import type { ComponentProps } from 'svelte';
import type Form from '../../../Form.svelte';

/** What the form says of its fields: what was typed, and what is wrong with it. */
export type Said = Parameters<ComponentProps<typeof Form>['children']>[0];
