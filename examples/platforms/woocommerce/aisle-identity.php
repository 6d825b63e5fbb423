<?php
/**
 * Plugin Name: Aisle identity
 * Description: Tells the support server who is signed in, by a signature that counts once and for five minutes.
 * Requires Plugins: woocommerce
 *
 * In wp-config.php: define('AISLE_SECRET', '…'); the same secret has the support server; define('AISLE_SHOP', 'coffee').
 * The page asks GET /wp-json/aisle/v1/identity with its nonce and hands the answer to POST /identity/exchange.
 */

if (!defined('ABSPATH')) {
    exit;
}

/** Shop, user, time and nonce, a line each, HMAC-SHA256 in hex: what `signed-user.ts` checks. */
function aisle_signed_user(string $shop, string $user_id, int $timestamp, string $nonce, string $secret): array
{
    $signature = hash_hmac('sha256', implode("\n", [$shop, $user_id, $timestamp, $nonce]), $secret);
    return ['user_id' => $user_id, 'timestamp' => $timestamp, 'nonce' => $nonce, 'signature' => $signature];
}

add_action('rest_api_init', function () {
    register_rest_route('aisle/v1', '/identity', [
        'methods' => 'GET',
        // The cookie counts only with the nonce of the page (X-WP-Nonce): another site cannot ask in the shopper's name.
        'permission_callback' => 'is_user_logged_in',
        'callback' => function () {
            $payload = aisle_signed_user(AISLE_SHOP, (string) get_current_user_id(), time(), bin2hex(random_bytes(16)), AISLE_SECRET);
            $response = new WP_REST_Response(['platform' => 'woocommerce', 'payload' => $payload]);
            $response->header('Cache-Control', 'no-store');
            return $response;
        },
    ]);
});
