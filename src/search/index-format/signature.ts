/** Every file of the index begins with it, once it is unpacked. */
export const signature = 'pagefind_dcd';
